<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AlarmRowDelegate</name>
    <message>
        <source>at activation</source>
        <translation>触发时</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>1st</source>
        <comment>came first of the machine's alarms</comment>
        <translation>首发</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Shelve, take out of service and more</source>
        <translation>搁置、停用等</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>No active alarms</source>
        <translation>无活动报警</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Alarm list: %1 critical, %2 high, %3 medium, %4 low</source>
        <translation>报警列表：紧急 %1，高 %2，中 %3，低 %4</translation>
    </message>
    <message>
        <source>1 of 2</source>
        <translation>1/2</translation>
    </message>
    <message>
        <source>2 of 2</source>
        <translation>2/2</translation>
    </message>
    <message>
        <source>Show the next notice</source>
        <translation>显示下一条提示</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) shelved or out of service</source>
        <translation>
            <numerusform>%n 条报警已搁置或停用</numerusform>
        </translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
</context>
<context>
    <name>AlarmTable</name>
    <message>
        <source>%1 very low, below %2</source>
        <translation>%1极低，低于 %2</translation>
    </message>
    <message>
        <source>%1 low, below %2</source>
        <translation>%1低，低于 %2</translation>
    </message>
    <message>
        <source>%1 high, above %2</source>
        <translation>%1高，高于 %2</translation>
    </message>
    <message>
        <source>%1 very high, above %2</source>
        <translation>%1极高，高于 %2</translation>
    </message>
    <message>
        <source>%1: unit not known: %2</source>
        <translation>%1：单位未知：%2</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Gone at %1</source>
        <translation>已于 %1 恢复</translation>
    </message>
    <message>
        <source>Device clock not set</source>
        <translation>设备时钟未设置</translation>
    </message>
    <message>
        <source>Device time %1</source>
        <translation>设备时间 %1</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Shelved by %1 until it has gone, at the latest %2</source>
        <translation>由 %1 搁置，至报警恢复，最迟 %2</translation>
    </message>
    <message>
        <source>Shelved by %1 until %2</source>
        <translation>由 %1 搁置至 %2</translation>
    </message>
    <message>
        <source>the high-high limit</source>
        <translation>高高限</translation>
    </message>
    <message>
        <source>the low-low limit</source>
        <translation>低低限</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Out of service by %1 since %2</source>
        <translation>由 %1 停用，自 %2</translation>
    </message>
    <message numerus="yes">
        <source>Called again %n time(s)</source>
        <translation>
            <numerusform>已重新报警 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine heard: %1</source>
        <translation>没有收到任何设备的信号：%1</translation>
    </message>
    <message>
        <source>Not heard for more than %1</source>
        <translation>超过 %1 未收到信号</translation>
    </message>
    <message>
        <source>Offline, says the machine</source>
        <translation>设备自报离线</translation>
    </message>
    <message>
        <source>%1: no value for more than %2</source>
        <translation>%1：超过 %2 无数值</translation>
    </message>
    <message>
        <source>%1: value not usable</source>
        <translation>%1：数值不可用</translation>
    </message>
    <message>
        <source>%1: value unchanged for more than %2</source>
        <translation>%1：数值超过 %2 未变化</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>the silence of the whole line</source>
        <translation>整条产线无信号</translation>
    </message>
    <message>
        <source>the lost connection</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the machine's state: %1</source>
        <translation>设备状态：%1</translation>
    </message>
    <message>
        <source>%1 very low</source>
        <translation>%1极低</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1低</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1高</translation>
    </message>
    <message>
        <source>%1 very high</source>
        <translation>%1极高</translation>
    </message>
    <message>
        <source>%1: unit not known</source>
        <translation>%1：单位未知</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>没有信号</translation>
    </message>
    <message>
        <source>%1: no value</source>
        <translation>%1：没有数值</translation>
    </message>
    <message>
        <source>%1: value unchanged</source>
        <translation>%1：数值不变</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who, comment</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Storage nearly full, or not to be written</source>
        <translation>存储空间几乎已满或无法写入</translation>
    </message>
    <message>
        <source>Clock of the gateway not right</source>
        <translation>网关时钟不正确</translation>
    </message>
    <message>
        <source>%1: readings wait for more than %2</source>
        <translation>%1：读数等待已超过 %2</translation>
    </message>
    <message>
        <source>%1: readings wait too long</source>
        <translation>%1：读数等待时间过长</translation>
    </message>
    <message>
        <source>%1: certificate ends soon</source>
        <translation>%1：证书即将到期</translation>
    </message>
    <message>
        <source>%1: certificate has ended</source>
        <translation>%1：证书已到期</translation>
    </message>
    <message>
        <source>%1: certificate ends</source>
        <translation>%1：证书到期</translation>
    </message>
    <message>
        <source>%1: the other side refuses</source>
        <translation>%1：对方拒绝</translation>
    </message>
    <message>
        <source>Damaged file put aside</source>
        <translation>已隔离损坏的文件</translation>
    </message>
    <message>
        <source>Most of its messages are refused</source>
        <translation>其大部分消息被拒绝</translation>
    </message>
    <message>
        <source>the refused connection</source>
        <translation>被拒绝的连接</translation>
    </message>
    <message>
        <source>Alerts and commands</source>
        <translation>警报与命令</translation>
    </message>
    <message>
        <source>Suppressed by %1 since %2</source>
        <translation>自 %2 起被抑制：%1</translation>
    </message>
    <message>
        <source>%1, its longest time being over</source>
        <comment>a condition</comment>
        <translation>%1，已超过最长时间</translation>
    </message>
    <message>
        <source>%1 changes too fast</source>
        <translation>%1变化过快</translation>
    </message>
    <message>
        <source>%1 off its setpoint</source>
        <translation>%1偏离设定值</translation>
    </message>
    <message>
        <source>Machine state</source>
        <translation>设备状态</translation>
    </message>
    <message>
        <source>%1: value reached</source>
        <translation>%1：达到设定状态值</translation>
    </message>
    <message>
        <source>The horn does not sound</source>
        <translation>报警喇叭不响</translation>
    </message>
    <message>
        <source>Escalated at %1</source>
        <translation>已升级（%1）</translation>
    </message>
    <message>
        <source>%1 changes too fast, by more than %2</source>
        <translation>%1变化过快，超过 %2</translation>
    </message>
    <message>
        <source>%1 off its setpoint by more than %2</source>
        <translation>%1偏离设定值超过 %2</translation>
    </message>
    <message>
        <source>The machine says: %1</source>
        <translation>设备报告：%1</translation>
    </message>
    <message>
        <source>%1 is at %2</source>
        <translation>%1为 %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>who, at which screen</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>nobody: was put aside</source>
        <translation>无人：曾被搁置</translation>
    </message>
    <message>
        <source>The record has little room left</source>
        <translation>操作记录空间不足</translation>
    </message>
    <message>
        <source>The record is damaged, or cannot be written</source>
        <translation>操作记录已损坏或无法写入</translation>
    </message>
</context>
<context>
    <name>AlarmWatch</name>
    <message>
        <source>%1: %2</source>
        <comment>sources, and why their alarms are not watched</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Alarms are not watched yet: waiting for the engine</source>
        <translation>尚未监视报警：正在等待引擎</translation>
    </message>
    <message>
        <source>Alarms are not watched: every signal is late. Is the broker alive?</source>
        <translation>未监视报警：所有信号均已迟到。消息代理是否正常？</translation>
    </message>
    <message>
        <source>Alarms are not watched: no sign of life from the engine since %1</source>
        <translation>未监视报警：引擎自 %1 起无响应</translation>
    </message>
    <message>
        <source>Alarms are not watched: no broker is configured</source>
        <translation>未监视报警：未配置消息代理</translation>
    </message>
    <message>
        <source>Alarms are not watched: the broker refuses to pass on what machines send</source>
        <translation>未监视报警：消息代理拒绝转发设备数据</translation>
    </message>
    <message>
        <source>Alarms are not watched: the broker refuses: %1</source>
        <translation>未监视报警：消息代理拒绝：%1</translation>
    </message>
    <message>
        <source>Alarms are not watched yet: connecting to the broker</source>
        <translation>尚未监视报警：正在连接消息代理</translation>
    </message>
    <message>
        <source>Alarms are not watched: no connection to the broker</source>
        <translation>未监视报警：与消息代理无连接</translation>
    </message>
    <message>
        <source>Alarms are not watched: no connection to the broker since %1</source>
        <translation>未监视报警：自 %1 起与消息代理无连接</translation>
    </message>
</context>
<context>
    <name>AlarmsPage</name>
    <message>
        <source>No alarm passes the filter</source>
        <translation>没有符合筛选条件的报警</translation>
    </message>
    <message>
        <source>No active alarms</source>
        <translation>无活动报警</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) hidden</source>
        <translation>
            <numerusform>已隐藏 %n 条报警</numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>无法读取历史记录</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>正在读取历史记录</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>Alarms from there stand as they were last known.</source>
        <translation>来自该处的报警按最后已知状态显示。</translation>
    </message>
    <message numerus="yes">
        <source>%n new, show</source>
        <translation>
            <numerusform>%n 条新报警，显示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n 条报警</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>便笺</translation>
    </message>
    <message>
        <source>Cause was found</source>
        <translation>已找到原因</translation>
    </message>
    <message>
        <source>Part was changed</source>
        <translation>已更换部件</translation>
    </message>
    <message>
        <source>Comes back after a while</source>
        <translation>过一段时间会再次出现</translation>
    </message>
    <message>
        <source>See the shift book</source>
        <translation>见交班记录</translation>
    </message>
    <message>
        <source>No step passes the search</source>
        <translation>没有符合搜索的步骤</translation>
    </message>
</context>
<context>
    <name>AlarmsToolbar</name>
    <message>
        <source>Alarm list</source>
        <translation>报警列表</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Show the alarms of all machines</source>
        <translation>显示所有机器的报警</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge all %n listed</source>
        <translation>
            <numerusform>确认列表中全部 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>First only</source>
        <comment>alarms of each machine</comment>
        <translation>仅首发</translation>
    </message>
</context>
<context>
    <name>CommandControl</name>
    <message>
        <source>Hold to send</source>
        <translation>按住以发送</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>未发送任何内容</translation>
    </message>
    <message>
        <source>Set all</source>
        <translation>全部设定</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Somebody else agrees here, with their own login</source>
        <translation>由另一人在此用自己的登录确认</translation>
    </message>
    <message>
        <source>Two persons</source>
        <translation>两人</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>CommandPanel</name>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>This machine has told of no commands.</source>
        <translation>该机器未上报任何命令。</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>命令记录</translation>
    </message>
    <message>
        <source>%1: take it first</source>
        <translation>%1：请先取得控制</translation>
    </message>
</context>
<context>
    <name>CommandTable</name>
    <message>
        <source>The machine does not know this command.</source>
        <translation>机器不识别该命令。</translation>
    </message>
    <message>
        <source>This value is not allowed: %1</source>
        <translation>该值不允许：%1</translation>
    </message>
    <message>
        <source>The machine&apos;s values are not current.</source>
        <translation>机器数值不是最新的。</translation>
    </message>
    <message>
        <source>The last order is not answered yet.</source>
        <translation>上一条命令尚未得到应答。</translation>
    </message>
    <message>
        <source>The engine gives no sign of life.</source>
        <translation>引擎没有响应。</translation>
    </message>
    <message>
        <source>There is no connection to the broker.</source>
        <translation>未连接到消息代理。</translation>
    </message>
    <message>
        <source>The machine is not known.</source>
        <translation>机器未知。</translation>
    </message>
    <message>
        <source>The machine is offline.</source>
        <translation>机器已离线。</translation>
    </message>
    <message>
        <source>Only in steps of %1.</source>
        <translation>只能以 %1 为步进。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>Only after a login.</source>
        <translation>需先登录。</translation>
    </message>
    <message>
        <source>A stop is not answered yet.</source>
        <translation>停止命令尚未得到应答。</translation>
    </message>
    <message>
        <source>A stop was not carried out.</source>
        <translation>停止命令未执行。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a stop, why it failed</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, still %2</source>
        <comment>what is ordered, for how long it waits</comment>
        <translation>%1，还剩 %2</translation>
    </message>
</context>
<context>
    <name>CommentDialog</name>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Known, being worked on</source>
        <translation>已知，正在处理</translation>
    </message>
    <message>
        <source>Maintenance is called</source>
        <translation>已通知维修</translation>
    </message>
    <message>
        <source>Sensor is doubtful</source>
        <translation>传感器可疑</translation>
    </message>
    <message>
        <source>Product was changed</source>
        <translation>已更换产品</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>或用自己的话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hold to confirm</source>
        <translation>按住以确认</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>DeviceAlarms</name>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>Shelve all</source>
        <translation>全部搁置</translation>
    </message>
    <message>
        <source>Shelve all alarms of this machine</source>
        <translation>搁置本机所有报警</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Shelve, take out of service and more</source>
        <translation>搁置、停用等</translation>
    </message>
</context>
<context>
    <name>DeviceHeader</name>
    <message>
        <source>Remove machine</source>
        <translation>移除设备</translation>
    </message>
    <message>
        <source>Remove this machine from the lists?</source>
        <translation>将此设备从列表中移除？</translation>
    </message>
    <message>
        <source>Its alarms end, its readings stay. It comes back when it speaks.</source>
        <translation>其报警结束，读数保留。设备再次发送时会重新出现。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Parts of the page</source>
        <translation>页面分区</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>No machine is chosen</source>
        <translation>未选择机器</translation>
    </message>
    <message>
        <source>%1 has not been heard yet</source>
        <translation>尚未收到 %1 的消息</translation>
    </message>
    <message>
        <source>%1 was removed from the lists</source>
        <translation>%1 已从列表中移除</translation>
    </message>
    <message>
        <source>It comes back when it sends again.</source>
        <translation>它再次发送时会重新出现。</translation>
    </message>
    <message>
        <source>Choose one on the overview.</source>
        <translation>请在总览中选择一台。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
</context>
<context>
    <name>DeviceTrend</name>
    <message>
        <source>Trend of %1</source>
        <translation>%1 的趋势</translation>
    </message>
</context>
<context>
    <name>FreshnessMark</name>
    <message>
        <source>Late, %1</source>
        <translation>延迟，%1</translation>
    </message>
    <message>
        <source>Stale, %1</source>
        <translation>过期，%1</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Broker</source>
        <translation>消息代理</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>The horn is off until a new alarm comes</source>
        <translation>喇叭静音，直到出现新报警</translation>
    </message>
    <message>
        <source>Help is called</source>
        <translation>已呼叫帮助</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>我需要帮助</translation>
    </message>
    <message>
        <source>Called</source>
        <comment>help</comment>
        <translation>已呼叫</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>come</comment>
        <translation>求助</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Not logged in</source>
        <comment>who gave the order</comment>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Console of the machine</source>
        <comment>who gave the order</comment>
        <translation>机器控制台</translation>
    </message>
    <message>
        <source>Operator</source>
        <comment>who gave the order; nobody has logged in</comment>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Interface %1</source>
        <comment>who gave the order: a program at this address</comment>
        <translation>接口 %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压力</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>湿度</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>振动</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>液位</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>力</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Set point</source>
        <translation>设定值</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>待机</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>压力机</translation>
    </message>
    <message>
        <source>Oven</source>
        <translation>烘炉</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>压缩机</translation>
    </message>
    <message>
        <source>Chiller</source>
        <translation>冷水机</translation>
    </message>
    <message>
        <source>CNC mill</source>
        <translation>数控铣床</translation>
    </message>
    <message>
        <source>Conveyor</source>
        <translation>输送带</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Measured %1 ago</source>
        <translation>%1前测得</translation>
    </message>
    <message>
        <source>Device clock %1 ahead</source>
        <translation>设备时钟快 %1</translation>
    </message>
    <message>
        <source>Device clock not set</source>
        <translation>设备时钟未设置</translation>
    </message>
    <message>
        <source>Device clock %1 slow</source>
        <translation>设备时钟慢 %1</translation>
    </message>
    <message>
        <source>Machine removed</source>
        <translation>设备已移除</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>alarm priority</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>alarm priority</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>alarm priority</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>alarm priority</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Active, not acknowledged</source>
        <translation>活动，未确认</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>活动，已确认</translation>
    </message>
    <message>
        <source>Gone, not acknowledged</source>
        <translation>已恢复，未确认</translation>
    </message>
    <message>
        <source>Gone, waits for reset</source>
        <translation>已恢复，等待复位</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>Went</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>已复位</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>At the broker</source>
        <translation>已到达代理</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused by the machine</source>
        <translation>机器已拒绝</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>超时无应答</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Hydraulic pressure</source>
        <translation>液压压力</translation>
    </message>
    <message>
        <source>Discharge pressure</source>
        <translation>排气压力</translation>
    </message>
    <message>
        <source>Spindle speed</source>
        <translation>主轴转速</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>行程数</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Mill</source>
        <translation>铣床</translation>
    </message>
    <message>
        <source>Unit not known</source>
        <translation>单位未知</translation>
    </message>
    <message>
        <source>Says it is offline, but sends</source>
        <translation>自称离线，但仍在发送</translation>
    </message>
    <message>
        <source>Said last: %1</source>
        <translation>最后自述：%1</translation>
    </message>
    <message>
        <source>Its clock is not read, arrival counts</source>
        <translation>不采用其时钟，以到达时间为准</translation>
    </message>
    <message>
        <source>Its clock is read as time of %1</source>
        <translation>其时钟按 %1 的时间解读</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>somebody said something about an alarm</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>Shelved</source>
        <comment>alarm state</comment>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <comment>alarm state</comment>
        <translation>已抑制</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>alarm state</comment>
        <translation>停用</translation>
    </message>
    <message>
        <source>Acknowledgement taken back</source>
        <translation>已撤销确认</translation>
    </message>
    <message>
        <source>Shelved</source>
        <comment>alarm event</comment>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Back from the shelf</source>
        <translation>搁置结束</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>alarm event</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <comment>alarm event</comment>
        <translation>已抑制</translation>
    </message>
    <message>
        <source>No longer suppressed</source>
        <translation>抑制结束</translation>
    </message>
    <message>
        <source>Calls again</source>
        <translation>再次报警</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>已升级</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>等待第二人确认</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>MachineTile</name>
    <message>
        <source>gone</source>
        <comment>an alarm</comment>
        <translation>已恢复</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作记录</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>NumericKeypad</name>
    <message>
        <source>Too low: at least %1</source>
        <translation>过低：至少 %1</translation>
    </message>
    <message>
        <source>Too high: at most %1</source>
        <translation>过高：最多 %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>删除末位</translation>
    </message>
    <message>
        <source>Change the sign</source>
        <translation>切换正负号</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>这不是数字</translation>
    </message>
    <message>
        <source>Only in steps of %1</source>
        <translation>只能以 %1 为步进</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步进</translation>
    </message>
    <message>
        <source>Down by %1</source>
        <translation>减少 %1</translation>
    </message>
    <message>
        <source>Up by %1</source>
        <translation>增加 %1</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Waiting for the engine</source>
        <translation>正在等待引擎</translation>
    </message>
    <message>
        <source>No machine has been heard yet</source>
        <translation>尚未收到任何机器的消息</translation>
    </message>
    <message>
        <source>A machine appears here with its first message to the broker.</source>
        <translation>机器向消息代理发送首条消息后即显示在此处。</translation>
    </message>
    <message>
        <source>No machine can be heard</source>
        <translation>无法接收任何设备</translation>
    </message>
</context>
<context>
    <name>PenChoice</name>
    <message>
        <source>Choose signals</source>
        <translation>选择信号</translation>
    </message>
    <message numerus="yes">
        <source>%n of 8 chosen</source>
        <translation>
            <numerusform>已选 %n / 8</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>PenLegend</name>
    <message>
        <source>Reading the history</source>
        <translation>正在读取历史记录</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>QuarantineList</name>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>全部重新发送</translation>
    </message>
    <message>
        <source>All readings that were set aside</source>
        <translation>所有已搁置的读数</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>The cloud took every reading</source>
        <translation>云端已接收所有读数</translation>
    </message>
    <message>
        <source>Send again?</source>
        <translation>重新发送？</translation>
    </message>
    <message>
        <source>What the cloud refuses again returns to this list.</source>
        <translation>云端再次拒绝的读数会回到此列表。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>unspecified error</source>
        <translation>未指明的错误</translation>
    </message>
    <message>
        <source>malformed packet</source>
        <translation>报文格式错误</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>协议错误</translation>
    </message>
    <message>
        <source>not accepted by the broker</source>
        <translation>消息代理不接受</translation>
    </message>
    <message>
        <source>the broker does not speak this version of MQTT</source>
        <translation>消息代理不支持此 MQTT 版本</translation>
    </message>
    <message>
        <source>the broker does not accept this client id</source>
        <translation>消息代理不接受此客户端标识</translation>
    </message>
    <message>
        <source>wrong user name or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>the broker is not available</source>
        <translation>消息代理不可用</translation>
    </message>
    <message>
        <source>the broker is busy</source>
        <translation>消息代理繁忙</translation>
    </message>
    <message>
        <source>this client is banned</source>
        <translation>此客户端已被禁止</translation>
    </message>
    <message>
        <source>the broker shuts down</source>
        <translation>消息代理正在关闭</translation>
    </message>
    <message>
        <source>wrong authentication method</source>
        <translation>认证方法错误</translation>
    </message>
    <message>
        <source>the broker has not heard from us</source>
        <translation>消息代理未收到本端消息</translation>
    </message>
    <message>
        <source>taken over by a twin client id</source>
        <translation>被相同客户端标识的另一客户端取代</translation>
    </message>
    <message>
        <source>the topic filter is not valid</source>
        <translation>主题过滤器无效</translation>
    </message>
    <message>
        <source>the topic is not valid</source>
        <translation>主题无效</translation>
    </message>
    <message>
        <source>the packet id is in use</source>
        <translation>报文标识已被占用</translation>
    </message>
    <message>
        <source>the packet id is not known</source>
        <translation>报文标识未知</translation>
    </message>
    <message>
        <source>more unacknowledged messages than the broker takes</source>
        <translation>未确认的消息超过消息代理上限</translation>
    </message>
    <message>
        <source>the topic alias is not valid</source>
        <translation>主题别名无效</translation>
    </message>
    <message>
        <source>larger than the broker takes</source>
        <translation>超过消息代理接受的大小</translation>
    </message>
    <message>
        <source>the broker grants QoS 0 where QoS 1 was asked: messages may be lost</source>
        <translation>代理仅授予 QoS 0 而非请求的 QoS 1：消息可能丢失</translation>
    </message>
    <message>
        <source>the file has errors, the program goes on with what it has</source>
        <translation>文件有错误，程序继续使用现有配置</translation>
    </message>
    <message>
        <source>the engine cannot start with the file, it goes on with what it had</source>
        <translation>引擎无法使用该文件启动，继续使用之前的配置</translation>
    </message>
    <message>
        <source>the file has changed, a restart is needed</source>
        <translation>文件已更改，需要重新启动</translation>
    </message>
    <message>
        <source>too many messages in this time</source>
        <translation>消息频率过高</translation>
    </message>
    <message>
        <source>the broker&apos;s quota is exceeded</source>
        <translation>超出消息代理配额</translation>
    </message>
    <message>
        <source>ended by the broker&apos;s administrator</source>
        <translation>被消息代理管理员终止</translation>
    </message>
    <message>
        <source>the payload is not of the format it claims</source>
        <translation>负载与声明的格式不符</translation>
    </message>
    <message>
        <source>the broker keeps no retained messages</source>
        <translation>消息代理不支持保留消息</translation>
    </message>
    <message>
        <source>the broker does not offer this QoS</source>
        <translation>消息代理不支持此 QoS</translation>
    </message>
    <message>
        <source>the broker asks to use another</source>
        <translation>消息代理要求使用其他服务器</translation>
    </message>
    <message>
        <source>the broker has moved</source>
        <translation>消息代理已迁移</translation>
    </message>
    <message>
        <source>the broker has no shared subscriptions</source>
        <translation>消息代理不支持共享订阅</translation>
    </message>
    <message>
        <source>too many connections in this time</source>
        <translation>连接频率过高</translation>
    </message>
    <message>
        <source>the longest time of a connection is over</source>
        <translation>已达到连接最长时间</translation>
    </message>
    <message>
        <source>the broker has no subscription identifiers</source>
        <translation>消息代理不支持订阅标识</translation>
    </message>
    <message>
        <source>the broker has no subscriptions with wildcards</source>
        <translation>消息代理不支持通配符订阅</translation>
    </message>
    <message>
        <source>the broker closed the connection</source>
        <translation>消息代理关闭了连接</translation>
    </message>
    <message>
        <source>the broker does not answer any more</source>
        <translation>消息代理不再响应</translation>
    </message>
    <message>
        <source>what the broker sends is not MQTT</source>
        <translation>消息代理发送的不是 MQTT</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>no answer within 10 seconds</source>
        <translation>10 秒内无响应</translation>
    </message>
    <message>
        <source>the name has no address</source>
        <translation>该名称没有对应地址</translation>
    </message>
    <message>
        <source>not connected to the broker</source>
        <translation>未连接到消息代理</translation>
    </message>
    <message>
        <source>the broker closed the connection at a message of QoS 2</source>
        <translation>代理在收到 QoS 2 消息时关闭了连接</translation>
    </message>
    <message>
        <source>the broker closed the connection instead of confirming a message</source>
        <translation>代理没有确认消息而是关闭了连接</translation>
    </message>
    <message>
        <source>the broker closed the connection instead of granting the subscription</source>
        <translation>代理没有接受订阅而是关闭了连接</translation>
    </message>
    <message>
        <source>the broker did not confirm it within 5 seconds</source>
        <translation>代理未在 5 秒内确认</translation>
    </message>
    <message>
        <source>not allowed to read %1</source>
        <translation>无权读取 %1</translation>
    </message>
    <message>
        <source>not allowed to read %1: %2</source>
        <translation>无权读取 %1：%2</translation>
    </message>
    <message>
        <source>the client was stopped</source>
        <translation>客户端已停止</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>名称或服务未知</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>域名解析暂时失败</translation>
    </message>
    <message>
        <source>No address associated with hostname</source>
        <translation>主机名没有对应地址</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法到达主机</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对端重置</translation>
    </message>
    <message>
        <source>the disk is full: what is left is for alarms and commands, readings wait until 24 MiB are free</source>
        <translation>磁盘已满：剩余空间留给报警和命令，读数等待至有 24 MiB 可用</translation>
    </message>
    <message>
        <source>the disk is full: readings are kept only while the files there are have room</source>
        <translation>磁盘已满：仅在现有文件尚有空间时才能保存读数</translation>
    </message>
    <message>
        <source>over quota: the oldest readings wait for a sink to confirm them</source>
        <translation>超出配额：最早的读数等待接收端确认</translation>
    </message>
    <message>
        <source>no room for a journal segment: the disk is full</source>
        <translation>没有空间存放日志段：磁盘已满</translation>
    </message>
    <message>
        <source>the journal is full: messages wait at the broker until the store has taken some</source>
        <translation>日志已满：消息留在代理处，直到存储取走一部分</translation>
    </message>
    <message>
        <source>cannot flush the journal</source>
        <translation>无法将日志写入磁盘</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>damaged, set aside</source>
        <translation>已损坏，已移开</translation>
    </message>
    <message>
        <source>journal segment left out</source>
        <translation>已跳过日志段</translation>
    </message>
    <message>
        <source>journal damaged, the rest of its segment is left out</source>
        <translation>日志已损坏，该段的其余部分被跳过</translation>
    </message>
    <message>
        <source>the slice is still being made</source>
        <translation>文件仍在创建中</translation>
    </message>
    <message>
        <source>a row names a series that is not there</source>
        <translation>某一行引用了不存在的序列</translation>
    </message>
    <message>
        <source>the slice has lost its meta data</source>
        <translation>文件丢失了元数据</translation>
    </message>
    <message>
        <source>the device&apos;s name cannot stand in a topic</source>
        <translation>设备名称不能用于主题</translation>
    </message>
    <message>
        <source>no topic can be made of this device&apos;s name</source>
        <translation>无法用此设备名称构成主题</translation>
    </message>
    <message>
        <source>the window of unconfirmed messages is full</source>
        <translation>未确认消息的窗口已满</translation>
    </message>
    <message>
        <source>the command has expired</source>
        <translation>命令已过期</translation>
    </message>
    <message>
        <source>the command is larger than 64 KiB</source>
        <translation>命令大于 64 KiB</translation>
    </message>
    <message>
        <source>too many commands are waiting</source>
        <translation>等待的命令过多</translation>
    </message>
    <message>
        <source>a command with this id is still open</source>
        <translation>相同标识的命令尚未完成</translation>
    </message>
    <message>
        <source>the payload is empty</source>
        <translation>消息为空</translation>
    </message>
    <message>
        <source>the payload is larger than 256 KiB</source>
        <translation>消息大于 256 KiB</translation>
    </message>
    <message>
        <source>the payload is UTF-16 or UTF-32, not UTF-8</source>
        <translation>消息为 UTF-16 或 UTF-32，而非 UTF-8</translation>
    </message>
    <message>
        <source>the payload is not valid UTF-8</source>
        <translation>消息不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>the payload is not valid JSON</source>
        <translation>消息不是有效的 JSON</translation>
    </message>
    <message>
        <source>the payload is not valid CBOR</source>
        <translation>消息不是有效的 CBOR</translation>
    </message>
    <message>
        <source>the payload is JSON, but not an object</source>
        <translation>消息是 JSON，但不是对象</translation>
    </message>
    <message>
        <source>the payload is nested deeper than 64 levels</source>
        <translation>消息嵌套超过 64 层</translation>
    </message>
    <message>
        <source>a required field is missing</source>
        <translation>缺少必需字段</translation>
    </message>
    <message>
        <source>a field occurs twice</source>
        <translation>字段重复出现</translation>
    </message>
    <message>
        <source>a field holds the wrong type</source>
        <translation>字段类型错误</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>数字过大</translation>
    </message>
    <message>
        <source>a time is not as RFC 3339 writes it</source>
        <translation>时间不符合 RFC 3339</translation>
    </message>
    <message>
        <source>a text is empty, too long or holds control characters</source>
        <translation>文本为空、过长或含有控制字符</translation>
    </message>
    <message>
        <source>the status is none of accepted, done, rejected</source>
        <translation>状态不是 accepted、done、rejected 之一</translation>
    </message>
    <message>
        <source>topic and payload name different devices</source>
        <translation>主题与消息中的设备不同</translation>
    </message>
    <message>
        <source>the topic names no device message</source>
        <translation>主题不是设备消息</translation>
    </message>
    <message>
        <source>this version cannot read the payload&apos;s format</source>
        <translation>此版本无法读取该消息的格式</translation>
    </message>
    <message>
        <source>the answer came after the command had ended</source>
        <translation>命令结束后才收到应答</translation>
    </message>
    <message>
        <source>no such command was sent to this device</source>
        <translation>未向此设备发送过该命令</translation>
    </message>
    <message>
        <source>the engine is not running</source>
        <translation>引擎未运行</translation>
    </message>
    <message>
        <source>nothing is sent to the cloud</source>
        <translation>未向云端发送数据</translation>
    </message>
    <message>
        <source>the broker&apos;s certificate was refused: %1</source>
        <translation>消息代理证书被拒绝：%1</translation>
    </message>
    <message>
        <source>reason %1</source>
        <comment>a number</comment>
        <translation>原因 %1</translation>
    </message>
    <message>
        <source>%1 at once and repeatedly: is there a twin with the client id %2?</source>
        <translation>%1，且立即反复发生：是否有相同客户端标识 %2 的另一客户端？</translation>
    </message>
    <message>
        <source>device forgotten</source>
        <translation>设备已被遗忘</translation>
    </message>
    <message>
        <source>renamed to %1</source>
        <translation>已更名为 %1</translation>
    </message>
    <message>
        <source>the role may not do this</source>
        <translation>该角色无权执行此操作</translation>
    </message>
    <message>
        <source>a comment has at most 500 characters</source>
        <translation>备注最多 500 个字符</translation>
    </message>
    <message>
        <source>a comment is plain text</source>
        <translation>备注必须是纯文本</translation>
    </message>
    <message>
        <source>a comment says something</source>
        <translation>备注不能为空</translation>
    </message>
    <message>
        <source>no such alarm</source>
        <translation>没有此报警</translation>
    </message>
    <message>
        <source>no such row is in quarantine</source>
        <translation>隔离区中没有此行</translation>
    </message>
    <message>
        <source>the engine has stopped</source>
        <translation>引擎已停止</translation>
    </message>
    <message>
        <source>the engine did not confirm it within 5 seconds; it may still come about</source>
        <translation>引擎在 5 秒内未确认；仍可能执行</translation>
    </message>
    <message>
        <source>a reason is needed</source>
        <translation>需要填写原因</translation>
    </message>
    <message>
        <source>an alarm is not shelved for so long</source>
        <translation>报警不能搁置这么久</translation>
    </message>
    <message>
        <source>a highly managed alarm is not shelved by one person alone</source>
        <translation>特别管理的报警不能由一人单独搁置</translation>
    </message>
    <message>
        <source>there is no loudspeaker</source>
        <translation>没有扬声器</translation>
    </message>
    <message>
        <source>this panel was built without sound</source>
        <translation>此面板编译时未包含声音</translation>
    </message>
    <message>
        <source>somebody else has changed the settings meanwhile</source>
        <translation>其间有人更改了设置</translation>
    </message>
    <message>
        <source>there are more than 20000 rules</source>
        <translation>规则超过 20000 条</translation>
    </message>
    <message>
        <source>no such version of the settings is kept</source>
        <translation>没有保存该版本的设置</translation>
    </message>
    <message>
        <source>no such note is kept</source>
        <translation>没有保存这条便笺</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>没有这台设备</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>that is no name of a file</source>
        <translation>这不是文件名</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>holds more than 20000 rules</source>
        <translation>超过 20000 条规则</translation>
    </message>
    <message>
        <source>has a quotation mark that never ends</source>
        <translation>引号没有结束</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is no column of this table</source>
        <translation>不是此表的列</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>has more cells than the table has columns</source>
        <translation>单元格多于表的列数</translation>
    </message>
    <message>
        <source>is no kind of alarm</source>
        <translation>不是报警种类</translation>
    </message>
    <message>
        <source>is no plain text</source>
        <translation>不是纯文本</translation>
    </message>
    <message>
        <source>cannot hold this limit</source>
        <translation>无法容纳此限值</translation>
    </message>
    <message>
        <source>is not known; [[unit]] can define it</source>
        <translation>未知；可用 [[unit]] 定义</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>必须是数字</translation>
    </message>
    <message>
        <source>is out of its bounds</source>
        <translation>超出允许范围</translation>
    </message>
    <message>
        <source>is no id a device can have</source>
        <translation>不是有效的设备标识</translation>
    </message>
    <message>
        <source>could not be sent in time</source>
        <translation>未能及时发送</translation>
    </message>
    <message>
        <source>the broker did not confirm it in time</source>
        <translation>代理未及时确认</translation>
    </message>
    <message>
        <source>accepted, but not reported done in time</source>
        <translation>已接受，但未及时报告完成</translation>
    </message>
    <message>
        <source>nobody approved it in time</source>
        <translation>无人及时批准</translation>
    </message>
    <message>
        <source>the gateway was restarted before it was known to be sent</source>
        <translation>网关在确认发送之前已重启</translation>
    </message>
    <message>
        <source>the gateway was restarted while it waited for a second person</source>
        <translation>网关在等待第二人时已重启</translation>
    </message>
    <message>
        <source>another command has this id</source>
        <translation>另一命令已使用此编号</translation>
    </message>
    <message>
        <source>there is no such command</source>
        <translation>没有此命令</translation>
    </message>
    <message>
        <source>it does not wait for a second person</source>
        <translation>该命令不在等待第二人</translation>
    </message>
    <message>
        <source>who approves must have logged in</source>
        <translation>批准人必须已登录</translation>
    </message>
    <message>
        <source>a second person must approve, not the one who asked</source>
        <translation>须由第二人批准，不能是申请人本人</translation>
    </message>
    <message>
        <source>not permitted now</source>
        <translation>当前不允许</translation>
    </message>
    <message>
        <source>interlock: value not live</source>
        <translation>联锁：数值非实时</translation>
    </message>
    <message>
        <source>wrong name, PIN or password</source>
        <translation>名称、PIN 或密码错误</translation>
    </message>
    <message>
        <source>wrong too often: wait before the next try</source>
        <translation>错误次数过多：请稍候再试</translation>
    </message>
    <message>
        <source>a login is being checked already</source>
        <translation>正在核对另一次登录</translation>
    </message>
    <message>
        <source>the login has ended</source>
        <translation>登录已结束</translation>
    </message>
    <message>
        <source>it takes a login</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>the first administrator is made at the panel or the console</source>
        <translation>第一个管理员须在面板或控制台创建</translation>
    </message>
    <message>
        <source>the first user is an administrator with a PIN or a password</source>
        <translation>第一个用户必须是设有 PIN 或密码的管理员</translation>
    </message>
    <message>
        <source>the former PIN or password is wrong</source>
        <translation>原 PIN 或密码错误</translation>
    </message>
    <message>
        <source>a name is plain text in one alphabet, 60 bytes at most</source>
        <translation>名称须为同一种文字的纯文本，最多 60 字节</translation>
    </message>
    <message>
        <source>the name is, or was, another user&apos;s</source>
        <translation>该名称属于或曾属于其他用户</translation>
    </message>
    <message>
        <source>no such user</source>
        <translation>没有该用户</translation>
    </message>
    <message>
        <source>no such role</source>
        <translation>没有该角色</translation>
    </message>
    <message>
        <source>no such group</source>
        <translation>没有该组</translation>
    </message>
    <message>
        <source>the areas or the date of expiry cannot be</source>
        <translation>区域或到期日期无效</translation>
    </message>
    <message>
        <source>there are 2000 users already, removed ones among them</source>
        <translation>已有 2000 个用户（包括已删除的）</translation>
    </message>
    <message>
        <source>nobody could set up users any more</source>
        <translation>将再无人能够管理用户</translation>
    </message>
    <message>
        <source>the badge is another user&apos;s</source>
        <translation>该证卡属于其他用户</translation>
    </message>
    <message>
        <source>the PIN has too few digits</source>
        <translation>PIN 位数太少</translation>
    </message>
    <message>
        <source>a password has at least 10 characters</source>
        <translation>密码至少 10 个字符</translation>
    </message>
    <message>
        <source>it is among the first that anybody would try</source>
        <translation>太容易被猜到</translation>
    </message>
    <message>
        <source>a PIN or password is plain text of 256 bytes at most</source>
        <translation>PIN 或密码须为不超过 256 字节的纯文本</translation>
    </message>
    <message>
        <source>no such session</source>
        <translation>没有该会话</translation>
    </message>
    <message>
        <source>another seat is in control</source>
        <translation>另一席位正在控制</translation>
    </message>
    <message>
        <source>another seat has asked for it already</source>
        <translation>另一席位已提出请求</translation>
    </message>
    <message>
        <source>it takes a login by badge and PIN</source>
        <translation>需要用证卡和 PIN 登录</translation>
    </message>
    <message>
        <source>who ordered it may not do this any more</source>
        <translation>下达命令的人已无此权限</translation>
    </message>
    <message>
        <source>no such area</source>
        <translation>没有该区域</translation>
    </message>
    <message>
        <source>no such token</source>
        <translation>没有该令牌</translation>
    </message>
    <message>
        <source>there are 1000 tokens already, revoked ones among them</source>
        <translation>令牌已达 1000 个（含已撤销的）</translation>
    </message>
    <message>
        <source>by secret</source>
        <translation>用 PIN 或密码</translation>
    </message>
    <message>
        <source>by badge</source>
        <translation>用工卡</translation>
    </message>
    <message>
        <source>by badge and secret</source>
        <translation>用工卡和 PIN 或密码</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>nobody was there</source>
        <translation>无人操作</translation>
    </message>
    <message>
        <source>somebody else logged in</source>
        <translation>其他人已登录</translation>
    </message>
    <message>
        <source>longer than a session may be</source>
        <translation>超过了登录的最长时间</translation>
    </message>
    <message>
        <source>ended by an administrator</source>
        <translation>由管理员结束</translation>
    </message>
    <message>
        <source>what they log in by was changed</source>
        <translation>登录凭据已更改</translation>
    </message>
    <message>
        <source>the user may not log in any more</source>
        <translation>该用户不可再登录</translation>
    </message>
    <message>
        <source>it is so already</source>
        <translation>已经如此</translation>
    </message>
    <message>
        <source>nothing sounds</source>
        <translation>没有声响</translation>
    </message>
    <message>
        <source>it was struck before</source>
        <translation>此前已划去</translation>
    </message>
    <message>
        <source>the alarm was not in that state</source>
        <translation>报警不处于该状态</translation>
    </message>
    <message>
        <source>the clock jumped by more than a minute</source>
        <translation>时钟跳变超过一分钟</translation>
    </message>
    <message>
        <source>the device did not answer in time</source>
        <translation>设备未及时应答</translation>
    </message>
</context>
<context>
    <name>RejectedList</name>
    <message>
        <source>Rejected messages</source>
        <translation>被拒绝的消息</translation>
    </message>
    <message>
        <source>No message was rejected</source>
        <translation>没有被拒绝的消息</translation>
    </message>
</context>
<context>
    <name>RejectedTally</name>
    <message numerus="yes">
        <source>Sends what cannot be read: %n message(s)</source>
        <translation>
            <numerusform>发送了无法读取的内容：%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetpointDialogs</name>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>A second person must approve it.</source>
        <translation>须由第二人批准。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>SignalChoice</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>StallVeil</name>
    <message>
        <source>The values on this page are not live</source>
        <translation>本页数值不是实时数据</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Parts of the page</source>
        <translation>页面分区</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rejected messages</source>
        <translation>被拒绝的消息</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Test the horn</source>
        <translation>测试喇叭</translation>
    </message>
</context>
<context>
    <name>SystemReport</name>
    <message>
        <source>safe from power cuts</source>
        <translation>防断电</translation>
    </message>
    <message>
        <source>safe from crashes</source>
        <translation>防崩溃</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>消息代理</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Cloud: %1</source>
        <translation>云端：%1</translation>
    </message>
    <message>
        <source>Given up unsent</source>
        <translation>未发送即放弃</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No sign of life</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>运行起始</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Machines offline</source>
        <translation>离线机器</translation>
    </message>
    <message>
        <source>Commands under way</source>
        <translation>进行中的命令</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Granted in part</source>
        <translation>仅部分授予</translation>
    </message>
    <message>
        <source>Readings that came late</source>
        <translation>迟到的读数</translation>
    </message>
    <message>
        <source>Readings from a clock that is ahead</source>
        <translation>时钟超前的读数</translation>
    </message>
    <message>
        <source>Readings from a clock that was not set</source>
        <translation>时钟未设置的读数</translation>
    </message>
    <message>
        <source>Messages whose quality is not known</source>
        <translation>质量未知的消息</translation>
    </message>
    <message>
        <source>Messages whose status is not known</source>
        <translation>状态未知的消息</translation>
    </message>
    <message>
        <source>Values that were rounded</source>
        <translation>经过舍入的数值</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Alerts and commands</source>
        <translation>警报与命令</translation>
    </message>
    <message>
        <source>Alerts waiting</source>
        <translation>待发送警报</translation>
    </message>
    <message>
        <source>Alerts refused by the broker</source>
        <translation>被代理拒绝的警报</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>Refused since</source>
        <translation>拒绝始于</translation>
    </message>
    <message>
        <source>Refused in the last hour</source>
        <translation>最近一小时的拒绝</translation>
    </message>
    <message>
        <source>%1: %2 times, last at %3</source>
        <translation>%1：%2 次，最近 %3</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Readings waiting</source>
        <translation>待上传读数</translation>
    </message>
    <message>
        <source>Oldest of them</source>
        <translation>最早一条</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>缓冲区</translation>
    </message>
    <message>
        <source>Fill level</source>
        <translation>占用率</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>保证</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已存储</translation>
    </message>
    <message>
        <source>Sent to the cloud</source>
        <translation>已发送到云端</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账目</translation>
    </message>
    <message>
        <source>Sent twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>Given up unsent: %1</source>
        <translation>未发送即放弃：%1</translation>
    </message>
    <message>
        <source>Unit not known: %1</source>
        <translation>单位未知：%1</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>损坏的文件</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>结余</translation>
    </message>
    <message>
        <source>Ids heard once or beyond the limit, forgotten</source>
        <translation>仅收到一次或超出上限的标识，已移除</translation>
    </message>
    <message>
        <source>Alarms that ended so</source>
        <translation>因此结束的报警</translation>
    </message>
    <message>
        <source>Ids beyond the limit of %1</source>
        <translation>超出上限 %1 的标识</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>无缺失</translation>
    </message>
    <message>
        <source>The books do not balance</source>
        <translation>账目不平</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Free on disk</source>
        <translation>磁盘可用</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Writing to disk</source>
        <translation>写入磁盘</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Live readings waiting</source>
        <translation>等待中的实时读数</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>积压</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>%1 waiting, %2</source>
        <translation>%1 条等待，%2</translation>
    </message>
    <message>
        <source>%1 waiting, %2, %3 left</source>
        <translation>%1 条等待，%2，剩余 %3</translation>
    </message>
    <message>
        <source>Certificate ends</source>
        <translation>证书到期</translation>
    </message>
    <message>
        <source>Horn</source>
        <translation>喇叭</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>正在鸣响</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>安静</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Not taken by the broker since</source>
        <translation>代理未接收，自</translation>
    </message>
</context>
<context>
    <name>SystemRows</name>
    <message>
        <source>Waiting for the engine</source>
        <translation>正在等待引擎</translation>
    </message>
</context>
<context>
    <name>TileValue</name>
    <message>
        <source>unit?</source>
        <comment>the unit is not known; 6 letters at most</comment>
        <translation>单位?</translation>
    </message>
</context>
<context>
    <name>TrendToolbar</name>
    <message>
        <source>Time shown</source>
        <translation>显示时段</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>正在读取历史记录</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
</context>
<context>
    <name>TrendView</name>
    <message>
        <source>Trend, %1</source>
        <translation>趋势，%1</translation>
    </message>
    <message>
        <source>Remove the cursor</source>
        <translation>移除游标</translation>
    </message>
</context>
<context>
    <name>TrendsPage</name>
    <message>
        <source>No signal is chosen</source>
        <translation>未选择信号</translation>
    </message>
    <message>
        <source>Up to eight signals can be shown side by side.</source>
        <translation>最多可同时显示八个信号。</translation>
    </message>
    <message>
        <source>Choose signals</source>
        <translation>选择信号</translation>
    </message>
</context>
<context>
    <name>ValueGrid</name>
    <message>
        <source>No value has come yet</source>
        <translation>尚无数值</translation>
    </message>
</context>
<context>
    <name>ValueLabel</name>
    <message>
        <source>No value</source>
        <translation>无数值</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>%1 %2</source>
        <comment>kind of limit, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Unchanged for %1</source>
        <translation>已有 %1 未变化</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1, %2</source>
        <comment>two of a list</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and what is told of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>two words beside each other</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmStripViewModel</name>
    <message>
        <source>%1, since %2</source>
        <translation>%1，已持续 %2</translation>
    </message>
    <message>
        <source>%1, gone at %2, not acknowledged</source>
        <translation>%1，已于 %2 恢复，未确认</translation>
    </message>
    <message>
        <source>%1, gone at %2, waits for reset</source>
        <translation>%1，已于 %2 恢复，等待复位</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>machine, order, what became of it</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4)</source>
        <comment>machine, order, what became of it, why</comment>
        <translation>%1，%2：%3（%4）</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未执行：%1</translation>
    </message>
    <message>
        <source>%1, since %2, %3</source>
        <comment>machine, age, escalated</comment>
        <translation>%1，已持续 %2，%3</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmsViewModel</name>
    <message>
        <source>The alarm history cannot be read: %1</source>
        <translation>无法读取报警历史：%1</translation>
    </message>
    <message numerus="yes">
        <source>Flood since %1: %n alarm(s), first: %2, %3</source>
        <translation>
            <numerusform>自 %1 起报警泛滥：%n 个报警，最先：%2，%3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and above</source>
        <comment>a priority</comment>
        <translation>%1及以上</translation>
    </message>
    <message>
        <source>search: %1</source>
        <translation>搜索：%1</translation>
    </message>
</context>
<context>
    <name>lineside::DeviceViewModel</name>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>lineside::OverviewViewModel</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 offline</source>
        <translation>%1，%2 台离线</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>state of a machine, age</comment>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>lineside::ShellViewModel</name>
    <message>
        <source>All %1 connected</source>
        <comment>sources or sinks</comment>
        <translation>全部 %1 个已连接</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sources or sinks, what of their connection</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Waiting for the first data.</source>
        <translation>正在等待首批数据。</translation>
    </message>
    <message>
        <source>No sign of life from the engine for %1. What you see is not current.</source>
        <translation>引擎已 %1 没有响应。所见内容不是最新的。</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>正在连接 %1</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>未连接到 %1</translation>
    </message>
    <message>
        <source>No connection since %2, to %1</source>
        <translation>自 %2 起未连接到 %1</translation>
    </message>
    <message>
        <source>%2: no connection to %1</source>
        <translation>%2：未连接到 %1</translation>
    </message>
    <message>
        <source>%3: no connection since %2, to %1</source>
        <translation>%3：自 %2 起未连接到 %1</translation>
    </message>
    <message>
        <source>Refused by %1</source>
        <translation>%1 拒绝</translation>
    </message>
    <message>
        <source>Refused since %2 by %1</source>
        <translation>自 %2 起被 %1 拒绝</translation>
    </message>
    <message>
        <source>%2: refused by %1</source>
        <translation>%2：被 %1 拒绝</translation>
    </message>
    <message>
        <source>%3: refused since %2 by %1</source>
        <translation>%3：自 %2 起被 %1 拒绝</translation>
    </message>
</context>
<context>
    <name>lineside::SystemViewModel</name>
    <message>
        <source>Being sent again</source>
        <translation>正在重新发送</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sensor and value</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>自 %2 起 %1</translation>
    </message>
    <message>
        <source>The horn is being tested</source>
        <translation>正在测试喇叭</translation>
    </message>
    <message>
        <source>Not tested: %1</source>
        <translation>未测试：%1</translation>
    </message>
    <message>
        <source>edge/horn: sent</source>
        <translation>edge/horn：已发送</translation>
    </message>
    <message>
        <source>edge/horn: not taken by the broker since %1</source>
        <translation>edge/horn：自 %1 起代理未接收</translation>
    </message>
    <message>
        <source>Loudspeaker: no fault known</source>
        <translation>扬声器：没有已知故障</translation>
    </message>
    <message>
        <source>Loudspeaker failed: %1</source>
        <translation>扬声器故障：%1</translation>
    </message>
    <message>
        <source>Tested at %1</source>
        <comment>a time</comment>
        <translation>测试时间：%1</translation>
    </message>
</context>
<context>
    <name>lineside::TrendsViewModel</name>
    <message>
        <source>Not drawn: what was recorded in %1</source>
        <translation>未绘制:以 %1 记录的数据</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>无单位</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>machine, signal</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two moments</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>lineside::ValueFormatter</name>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date, time of day</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>NoValues</name>
    <message>
        <source>No values in this time</source>
        <translation>此时间段内没有数值</translation>
    </message>
</context>
<context>
    <name>AlarmChips</name>
    <message>
        <source>All</source>
        <comment>alarms that are told</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>已抑制</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Which alarms</source>
        <translation>哪些报警</translation>
    </message>
</context>
<context>
    <name>AlarmPriorities</name>
    <message>
        <source>At least this urgent</source>
        <translation>最低优先级</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>紧急</translation>
    </message>
</context>
<context>
    <name>PutAsideDialog</name>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>Longest allowed</source>
        <translation>最长允许</translation>
    </message>
    <message>
        <source>Until it has gone</source>
        <translation>至报警恢复</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Sensor being cleaned</source>
        <translation>传感器清洁中</translation>
    </message>
    <message>
        <source>Known fault, reported</source>
        <translation>已知故障，已报告</translation>
    </message>
    <message>
        <source>Test</source>
        <comment>a reason</comment>
        <translation>测试</translation>
    </message>
    <message>
        <source>Or a reason in your own words</source>
        <translation>或自行填写原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AlarmActions</name>
    <message>
        <source>all alarms</source>
        <translation>所有报警</translation>
    </message>
    <message>
        <source>Nothing was done: %1</source>
        <translation>未执行任何操作：%1</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Shelve anew</source>
        <translation>重新搁置</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Take down from the shelf</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Back into service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Take the acknowledgement back</source>
        <translation>撤销确认</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose several</source>
        <translation>选择多条</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <comment>choose</comment>
        <translation>
            <numerusform>全选 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose all alarms of the list</source>
        <translation>选择列表中的全部报警</translation>
    </message>
</context>
<context>
    <name>HealthView</name>
    <message>
        <source>Looks back</source>
        <translation>统计时段</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>The alarm history cannot be read</source>
        <translation>无法读取报警历史</translation>
    </message>
    <message>
        <source>10-minute periods</source>
        <translation>10 分钟时段</translation>
    </message>
    <message>
        <source>1 alarm at most</source>
        <translation>最多 1 条报警</translation>
    </message>
    <message>
        <source>2 at most</source>
        <translation>最多 2 条</translation>
    </message>
    <message>
        <source>10 at most</source>
        <translation>最多 10 条</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Alarms by priority</source>
        <translation>按优先级统计</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>about %1 %</source>
        <translation>约 %1%</translation>
    </message>
    <message>
        <source>under %1 %</source>
        <translation>低于 %1%</translation>
    </message>
    <message>
        <source>No alarm came in this time</source>
        <translation>该时段内没有报警</translation>
    </message>
    <message>
        <source>Counting the alarms</source>
        <translation>正在统计报警</translation>
    </message>
    <message>
        <source>Operator position</source>
        <translation>操作岗位</translation>
    </message>
</context>
<context>
    <name>HealthBars</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>HealthFigures</name>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警数</translation>
    </message>
    <message>
        <source>In 10 minutes, on average</source>
        <translation>每 10 分钟平均</translation>
    </message>
    <message>
        <source>In 10 minutes, at worst</source>
        <translation>每 10 分钟最多</translation>
    </message>
    <message>
        <source>10-minute periods with more than 10</source>
        <translation>超过 10 条的 10 分钟时段</translation>
    </message>
    <message>
        <source>Time in flood</source>
        <translation>报警泛滥时间</translation>
    </message>
    <message>
        <source>Longest flood</source>
        <translation>最长的报警泛滥</translation>
    </message>
    <message>
        <source>Share of the ten most frequent</source>
        <translation>最频繁的十条所占比例</translation>
    </message>
    <message>
        <source>Chattering alarms</source>
        <translation>抖动报警</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Gone within 10 s</source>
        <translation>10 秒内消失</translation>
    </message>
    <message>
        <source>Active for more than a day</source>
        <translation>持续超过一天</translation>
    </message>
    <message>
        <source>Acknowledged after, half of them</source>
        <translation>确认用时（中位数）</translation>
    </message>
    <message>
        <source>Acknowledged within a second of another</source>
        <translation>与另一条相隔一秒内确认</translation>
    </message>
    <message>
        <source>Came while shelved</source>
        <translation>搁置期间触发</translation>
    </message>
    <message>
        <source>Came while suppressed</source>
        <translation>抑制期间触发</translation>
    </message>
    <message>
        <source>Came while out of service</source>
        <translation>停用期间触发</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmHealthViewModel</name>
    <message>
        <source>%1 to %2, recorded for %3 of it</source>
        <translation>%1 至 %2，其中 %3 有记录</translation>
    </message>
    <message>
        <source>Floods</source>
        <translation>报警泛滥</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>start of a flood, how long</comment>
        <translation>%1，持续 %2</translation>
    </message>
    <message>
        <source>%1, goes on</source>
        <comment>start of a flood</comment>
        <translation>%1，仍在继续</translation>
    </message>
    <message>
        <source>First: %1</source>
        <comment>of a flood, the alarm that came first</comment>
        <translation>首发：%1</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>最频繁</translation>
    </message>
    <message>
        <source>%1 of all alarms</source>
        <comment>a share</comment>
        <translation>占全部报警的 %1</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Index %1, chattering from %2 on</source>
        <translation>指数 %1，达到 %2 即为抖动</translation>
    </message>
    <message>
        <source>Active for more than a day</source>
        <translation>持续超过一天</translation>
    </message>
    <message>
        <source>Still active</source>
        <translation>仍然存在</translation>
    </message>
    <message>
        <source>Gone by now</source>
        <translation>现已消失</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n 条报警</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole site</source>
        <translation>全厂</translation>
    </message>
</context>
<context>
    <name>GuideSheet</name>
    <message>
        <source>The card cannot be read</source>
        <translation>无法读取卡片</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>正在读取卡片</translation>
    </message>
    <message>
        <source>Nothing is written for this alarm yet</source>
        <translation>该报警尚无处理说明</translation>
    </message>
    <message>
        <source>Do this</source>
        <translation>请执行</translation>
    </message>
    <message>
        <source>Do this within %1</source>
        <translation>请在 %1内执行</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>How to see that it is true</source>
        <translation>如何确认</translation>
    </message>
    <message>
        <source>Likely causes</source>
        <translation>可能原因</translation>
    </message>
    <message>
        <source>If nobody acts</source>
        <translation>不处理的后果</translation>
    </message>
    <message>
        <source>The last times</source>
        <translation>最近几次</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>便笺</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>划除</translation>
    </message>
    <message>
        <source>Strike the note: %1</source>
        <translation>划除便笺：%1</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写便笺</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Picture of the place</source>
        <translation>位置图片</translation>
    </message>
    <message>
        <source>The picture cannot be shown</source>
        <translation>无法显示图片</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>更多信息</translation>
    </message>
    <message>
        <source>Strike it?</source>
        <translation>确定划除？</translation>
    </message>
    <message>
        <source>About this alarm</source>
        <translation>关于此报警</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
</context>
<context>
    <name>HealthCase</name>
    <message>
        <source>Suggest settings</source>
        <translation>建议设置</translation>
    </message>
</context>
<context>
    <name>SuggestionDialog</name>
    <message>
        <source>Suggested settings</source>
        <translation>建议的设置</translation>
    </message>
</context>
<context>
    <name>SuggestionSheet</name>
    <message>
        <source>Running the alarm over its readings</source>
        <translation>正在用存储的读数重演报警</translation>
    </message>
    <message>
        <source>This takes up to a minute.</source>
        <translation>最多需要一分钟。</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Nothing is suggested</source>
        <translation>没有建议</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>the settings as they are</comment>
        <translation>现在</translation>
    </message>
    <message>
        <source>New</source>
        <comment>the settings as suggested</comment>
        <translation>新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Taken: it counts from now on</source>
        <translation>已采用：即刻生效</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>lineside::SuggestionViewModel</name>
    <message>
        <source>Deadband</source>
        <translation>死区</translation>
    </message>
    <message>
        <source>On delay</source>
        <translation>触发延时</translation>
    </message>
    <message>
        <source>Off delay</source>
        <translation>恢复延时</translation>
    </message>
    <message>
        <source>Alarms in this time</source>
        <translation>此期间的报警</translation>
    </message>
    <message>
        <source>Chatter index</source>
        <translation>抖动指数</translation>
    </message>
    <message>
        <source>This alarm has no limit whose deadband or delays could be set.</source>
        <translation>此报警没有可设置死区或延时的限值。</translation>
    </message>
    <message>
        <source>No readings of this signal are stored.</source>
        <translation>没有存储此信号的读数。</translation>
    </message>
    <message>
        <source>With its settings this alarm did not chatter in this time.</source>
        <translation>在当前设置下，此报警在此期间没有抖动。</translation>
    </message>
    <message>
        <source>It would chatter with all settings that were tried.</source>
        <translation>尝试过的所有设置都会抖动。</translation>
    </message>
    <message>
        <source>What would end the chatter would also lose or delay an alarm that matters, or let it stand.</source>
        <translation>能消除抖动的设置也会丢失或推迟重要的报警，或使其一直存在。</translation>
    </message>
    <message>
        <source>The signal crosses its limit too often to be looked through.</source>
        <translation>信号越限过于频繁，无法逐一检查。</translation>
    </message>
    <message>
        <source>The search was ended.</source>
        <translation>搜索已结束。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two moments</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1. What lasts longer than %2 is kept: assumed by priority, for no time to respond is written.</source>
        <comment>a stretch of time, a duration</comment>
        <translation>%1。持续超过 %2 的报警都会保留：未写明响应时间，按优先级假定。</translation>
    </message>
    <message>
        <source>%1. What lasts longer than the time to respond, %2, is kept.</source>
        <comment>a stretch of time, a duration</comment>
        <translation>%1。持续超过响应时间 %2 的报警都会保留。</translation>
    </message>
    <message>
        <source>No alarm comes later than now.</source>
        <translation>没有报警比现在更晚。</translation>
    </message>
    <message>
        <source>Alarms come later by %1 as a rule, by %2 at most.</source>
        <comment>two durations</comment>
        <translation>报警通常推迟 %1，最多推迟 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) would not come, the longest of them:</source>
        <translation>
            <numerusform>%n 条报警将不再出现，其中最长的：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) would not come:</source>
        <translation>
            <numerusform>%n 条报警将不再出现：</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested by replay</source>
        <translation>由回放建议</translation>
    </message>
    <message>
        <source>Suggestion taken back</source>
        <translation>已撤销建议</translation>
    </message>
</context>
<context>
    <name>FloodNotice</name>
    <message>
        <source>Show all alarms</source>
        <translation>显示全部报警</translation>
    </message>
    <message>
        <source>Only the first of each machine</source>
        <translation>仅显示每台设备的首个报警</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Search machine, signal, limit</source>
        <translation>搜索设备、信号、限值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change of alarms back</source>
        <translation>撤销最近一次报警更改</translation>
    </message>
    <message>
        <source>The change was not taken</source>
        <translation>更改未被采用</translation>
    </message>
    <message>
        <source>No alarm passes the search</source>
        <translation>没有符合搜索的报警</translation>
    </message>
    <message>
        <source>No signal has a limit yet</source>
        <translation>还没有信号设有限值</translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <comment>alarms</comment>
        <translation>
            <numerusform>更改 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>See older settings of alarms, and go back to one</source>
        <translation>查看以前的报警设置并可恢复</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Take settings of alarms from a table</source>
        <translation>从表格采用报警设置</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write all settings of alarms into a table</source>
        <translation>把所有报警设置写入表格</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <comment>choose</comment>
        <translation>
            <numerusform>全选 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose all alarms of the list</source>
        <translation>选择列表中的全部报警</translation>
    </message>
</context>
<context>
    <name>SettingRowDelegate</name>
    <message>
        <source>Switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>在此更改</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>How this alarm behaves</source>
        <translation>此报警的行为</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>死区</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>On delay</source>
        <translation>触发延时</translation>
    </message>
    <message>
        <source>Off delay</source>
        <translation>恢复延时</translation>
    </message>
    <message>
        <source>Counts for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Comes too often</source>
        <translation>过于频繁</translation>
    </message>
    <message>
        <source>Comes too late</source>
        <translation>过晚</translation>
    </message>
    <message>
        <source>New requirement</source>
        <translation>新要求</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Or a reason in your own words</source>
        <translation>或自行填写原因</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmSettingsViewModel</name>
    <message>
        <source>%1 %2</source>
        <comment>field, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Changed %1 by %2: %3</source>
        <translation>%1 由 %2 更改：%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>machine, alarm</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>This alarm</source>
        <translation>此报警</translation>
    </message>
    <message>
        <source>These alarms</source>
        <translation>这些报警</translation>
    </message>
    <message>
        <source>All machines of the class %1</source>
        <translation>%1类的所有设备</translation>
    </message>
    <message>
        <source>All machines</source>
        <translation>所有设备</translation>
    </message>
    <message>
        <source>on</source>
        <comment>an alarm</comment>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <comment>an alarm</comment>
        <translation>关</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n 个报警</numerusform>
        </translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
</context>
<context>
    <name>SettingsKeypad</name>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>死区</translation>
    </message>
</context>
<context>
    <name>AlarmRuleText</name>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>死区</translation>
    </message>
    <message>
        <source>On delay</source>
        <translation>接通延时</translation>
    </message>
    <message>
        <source>Off delay</source>
        <translation>断开延时</translation>
    </message>
    <message>
        <source>Told again after</source>
        <translation>重复报警间隔</translation>
    </message>
    <message>
        <source>Stands until reset</source>
        <translation>保持到复位</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>All machines of the class %1</source>
        <translation>%1类的所有设备</translation>
    </message>
    <message>
        <source>All machines</source>
        <translation>所有设备</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>machine, alarm</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>is said of it</comment>
        <translation>未设定</translation>
    </message>
    <message>
        <source>on</source>
        <comment>an alarm</comment>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <comment>an alarm</comment>
        <translation>关</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1  ·  %2: %3 → %4</source>
        <comment>alarm, field, before, after</comment>
        <translation>%1  ·  %2：%3 → %4</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmExchangeViewModel</name>
    <message>
        <source>%1  ·  %2</source>
        <comment>time, size</comment>
        <translation>%1  ·  %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, person</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>As the configuration has it</source>
        <translation>按配置文件</translation>
    </message>
    <message>
        <source>Nothing changed here</source>
        <translation>此处没有更改</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Line %1, %2</source>
        <translation>第 %1 行，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where, what</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): nothing can be taken</source>
        <translation>
            <numerusform>%n 处错误：无法采用</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change: it is so already</source>
        <translation>没有变化：已经如此</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmJournalExport</name>
    <message>
        <source>Reading the journal</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>All steps, newest first</source>
        <translation>所有步骤，最新在前</translation>
    </message>
    <message>
        <source>Steps shown: %1, newest first</source>
        <comment>a filter</comment>
        <translation>显示的步骤：%1，最新在前</translation>
    </message>
    <message>
        <source>Made at %1</source>
        <comment>a time</comment>
        <translation>生成时间：%1</translation>
    </message>
    <message>
        <source>Alarm journal</source>
        <translation>报警日志</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>By whom, and what was said</source>
        <translation>操作人及说明</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) read</source>
        <translation>
            <numerusform>已读取 %n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n step(s)</source>
        <translation>
            <numerusform>仅最新的 %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1  ·  only the newest %n step(s)</source>
        <translation>
            <numerusform>%1  ·  仅最新的 %n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing %n step(s)</source>
        <translation>
            <numerusform>正在写入 %n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Older settings</source>
        <translation>以前的设置</translation>
    </message>
    <message>
        <source>Settings from a table</source>
        <translation>从表格导入设置</translation>
    </message>
</context>
<context>
    <name>ExchangeSheet</name>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>No table lies there</source>
        <translation>那里没有表格</translation>
    </message>
    <message>
        <source>Put a .csv file into %1</source>
        <translation>请把 .csv 文件放入 %1</translation>
    </message>
    <message>
        <source>Was better before</source>
        <translation>以前更好</translation>
    </message>
    <message>
        <source>Taken by mistake</source>
        <translation>误采用</translation>
    </message>
    <message>
        <source>Trial is over</source>
        <translation>试验结束</translation>
    </message>
    <message>
        <source>Review of the alarms</source>
        <translation>报警评审</translation>
    </message>
    <message>
        <source>New requirement</source>
        <translation>新要求</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Or a reason in your own words</source>
        <translation>或用自己的话说明原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Other versions</source>
        <translation>其他版本</translation>
    </message>
    <message>
        <source>Other tables</source>
        <translation>其他表格</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go back to this one</source>
        <translation>恢复到此版本</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>ExchangeRowDelegate</name>
    <message>
        <source>counts now</source>
        <translation>当前有效</translation>
    </message>
</context>
<context>
    <name>WrittenNote</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HistoryToolbar</name>
    <message>
        <source>Search machine, place, person, word</source>
        <translation>搜索设备、位置、人员、文字</translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>a file</comment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>PDF</source>
        <comment>a file</comment>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Write what is shown into a table</source>
        <translation>把显示的内容写入表格</translation>
    </message>
    <message>
        <source>Write what is shown as a report to be read</source>
        <translation>把显示的内容写成报告</translation>
    </message>
</context>
<context>
    <name>ModalCard</name>
    <message>
        <source>What you entered here would be lost</source>
        <translation>此处输入的内容将丢失</translation>
    </message>
    <message>
        <source>Touch there again to leave, or go on here.</source>
        <translation>再次点按那里即可离开，或在此继续。</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Press Escape again to leave, or go on here.</source>
        <translation>再次按 Esc 键即可离开，或在此继续。</translation>
    </message>
    <message>
        <source>Closes in %1 s, nothing was sent. Touch to stay.</source>
        <translation>%1 秒后关闭，未发送任何内容。触摸以保留。</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmCardViewModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a word, and what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Basis of the limit</source>
        <translation>限值依据</translation>
    </message>
    <message>
        <source>Tested every</source>
        <translation>测试周期</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>major</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>成本</translation>
    </message>
</context>
<context>
    <name>CommandField</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>尚缺：%1</translation>
    </message>
    <message>
        <source>Interlock, value not live: %1</source>
        <translation>联锁，数值非实时：%1</translation>
    </message>
    <message>
        <source>%1 (now %2)</source>
        <translation>%1（当前 %2）</translation>
    </message>
    <message>
        <source>%1 (value not live)</source>
        <translation>%1（数值非实时）</translation>
    </message>
</context>
<context>
    <name>CommandsPage</name>
    <message>
        <source>Which orders</source>
        <translation>哪些命令</translation>
    </message>
    <message>
        <source>Search machine, order, person, word</source>
        <translation>搜索机器、命令、人员、文字</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近24小时</translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>a file</comment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Write what is shown into a table</source>
        <translation>将所示内容写入表格</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Reading the orders</source>
        <translation>正在读取命令</translation>
    </message>
    <message>
        <source>The orders cannot be read</source>
        <translation>无法读取命令</translation>
    </message>
    <message>
        <source>No order passes the filter</source>
        <translation>没有符合筛选的命令</translation>
    </message>
    <message>
        <source>Nothing has been ordered yet</source>
        <translation>尚未下达命令</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Hold to approve</source>
        <translation>按住以批准</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Somebody else agrees here, with their own login</source>
        <translation>由另一人在此用自己的登录确认</translation>
    </message>
</context>
<context>
    <name>Permissives</name>
    <message>
        <source>Needed before</source>
        <translation>事先所需</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>符合要求</translation>
    </message>
    <message>
        <source>not as needed</source>
        <translation>不符合要求</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>RecipeField</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>lineside::CommandsViewModel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1, approved by %2</source>
        <translation>%1，由 %2 批准</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>machine, order</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lineside::Recipe</name>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Fill in: %1</source>
        <translation>请填写：%1</translation>
    </message>
</context>
<context>
    <name>StopReasons</name>
    <message>
        <source>Say nothing</source>
        <translation>不说明</translation>
    </message>
    <message>
        <source>%1: why was it stopped?</source>
        <translation>%1：为什么停机？</translation>
    </message>
</context>
<context>
    <name>LoginCard</name>
    <message>
        <source>A second person agrees</source>
        <translation>第二人批准</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是谁？</translation>
    </message>
</context>
<context>
    <name>LoginSheet</name>
    <message>
        <source>Search for a name</source>
        <translation>按姓名搜索</translation>
    </message>
    <message>
        <source>Nobody of that name can log in</source>
        <translation>没有此姓名的用户可登录</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Badge read</source>
        <translation>已读取工卡</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1 秒后可重试</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>正在验证</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Nobody touched “%1”: closed, nothing was sent</source>
        <translation>“%1”无人操作：已关闭，未发送任何内容</translation>
    </message>
    <message>
        <source>Help is called over the broker, once. It ends by itself.</source>
        <translation>已通过代理呼叫一次帮助，呼叫会自行结束。</translation>
    </message>
    <message>
        <source>No broker: the call for help waits for it. Call by voice.</source>
        <translation>没有代理：呼叫正在等待。请直接喊人。</translation>
    </message>
</context>
<context>
    <name>NewSecretSheet</name>
    <message>
        <source>The two were not the same: once more</source>
        <translation>两次输入不一致：请重试</translation>
    </message>
    <message>
        <source>Former one</source>
        <translation>原密码</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>A password instead</source>
        <translation>改用密码</translation>
    </message>
    <message>
        <source>A PIN instead</source>
        <translation>改用 PIN</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PeopleButton</name>
    <message>
        <source>No administrator yet</source>
        <translation>尚无管理员</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设置 PIN</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Nobody is logged in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Asked. It goes over in %1 s unless it is refused.</source>
        <translation>已请求。若未被拒绝，%1 秒后移交。</translation>
    </message>
    <message>
        <source>Ask for control</source>
        <translation>请求控制权</translation>
    </message>
    <message>
        <source>Take control</source>
        <translation>取得控制权</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>立即接管</translation>
    </message>
    <message>
        <source>Give control away</source>
        <translation>交出控制权</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>更改我的 PIN</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PeopleCards</name>
    <message>
        <source>Make the administrator</source>
        <translation>创建管理员</translation>
    </message>
    <message>
        <source>Nobody can log in yet, so everybody here may do everything that this panel allows. An administrator makes the users. Until then nothing is closed.</source>
        <translation>目前无人可以登录，因此在此面板前的任何人都可执行其允许的全部操作。管理员负责创建用户。在此之前不会有任何限制。</translation>
    </message>
    <message>
        <source>Administrator</source>
        <comment>a user&apos;s name</comment>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>更改我的 PIN</translation>
    </message>
</context>
<context>
    <name>PeopleLabels</name>
    <message>
        <source>Viewer</source>
        <translation>查看者</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>the whole site</source>
        <translation>整个站点</translation>
    </message>
</context>
<context>
    <name>PeopleNotice</name>
    <message>
        <source>Nobody has touched this panel: it logs out in %1 s. Touch it to stay.</source>
        <translation>面板无人操作：%1 秒后退出登录。触摸以保持登录。</translation>
    </message>
    <message>
        <source>%1. The page stays, to look at. Touch to log in.</source>
        <translation>%1。页面保留供查看。触摸以登录。</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>删除最后一位</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>SeatRequestCard</name>
    <message>
        <source>Control is asked for</source>
        <translation>有人请求控制权</translation>
    </message>
    <message>
        <source>It goes over in %1 s unless you refuse.</source>
        <translation>若不拒绝，%1 秒后移交。</translation>
    </message>
    <message>
        <source>Hand over now</source>
        <translation>立即移交</translation>
    </message>
    <message>
        <source>Keep control</source>
        <translation>保留控制权</translation>
    </message>
</context>
<context>
    <name>SecretEntry</name>
    <message numerus="yes">
        <source>%n digits entered</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1 秒后可重试</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>正在验证</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>Logged in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Nobody is logged in</source>
        <translation>无人登录</translation>
    </message>
</context>
<context>
    <name>UserList</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>新用户</translation>
    </message>
    <message>
        <source>Nobody can log in yet</source>
        <translation>尚无人可以登录</translation>
    </message>
</context>
<context>
    <name>UserSheet</name>
    <message>
        <source>New user</source>
        <translation>新用户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>The role counts everywhere; or only in:</source>
        <translation>角色在所有区域有效；或仅限：</translation>
    </message>
    <message>
        <source>The role counts in:</source>
        <translation>角色适用于：</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Never ends</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>我的 PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>设置 PIN</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>更换工卡</translation>
    </message>
    <message>
        <source>Give a badge</source>
        <translation>分配工卡</translation>
    </message>
    <message>
        <source>Hold it to the reader</source>
        <translation>请靠近读卡器</translation>
    </message>
    <message>
        <source>Take the badge away</source>
        <translation>收回工卡</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The PIN is asked for next. Without one, or a badge, nobody logs in.</source>
        <translation>下一步设置 PIN。没有 PIN 或工卡则无法登录。</translation>
    </message>
    <message>
        <source>On to the PIN</source>
        <translation>下一步：PIN</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message>
        <source>Parts of the page</source>
        <translation>页面部分</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>There is no administrator yet</source>
        <translation>尚无管理员</translation>
    </message>
    <message>
        <source>Administrators set up who may log in</source>
        <translation>由管理员设置谁可以登录</translation>
    </message>
    <message>
        <source>The button in the header makes one, with a PIN.</source>
        <translation>用页眉按钮并设置 PIN 即可创建。</translation>
    </message>
    <message>
        <source>Your own PIN is changed behind your name in the header.</source>
        <translation>点击页眉中的姓名可更改自己的 PIN。</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 或密码</translation>
    </message>
    <message>
        <source>Remove this user?</source>
        <translation>删除此用户？</translation>
    </message>
    <message>
        <source>The name stays in the record and is never given to anybody else. To keep somebody out for a while, switch the user off instead.</source>
        <translation>该姓名保留在记录中，绝不再分配给他人。若只是暂时禁止，请改为停用该用户。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Take the badge away?</source>
        <translation>收回工卡？</translation>
    </message>
    <message>
        <source>Nobody logs in by it any more. It can be given again, to anybody.</source>
        <translation>不能再用它登录。可以重新发给任何人。</translation>
    </message>
    <message>
        <source>Take the badge away</source>
        <translation>收回工卡</translation>
    </message>
</context>
<context>
    <name>lineside::PeopleViewModel</name>
    <message>
        <source>Logged out: nobody was here for %1</source>
        <translation>已退出登录：%1 内无人操作</translation>
    </message>
    <message>
        <source>The login was ended</source>
        <translation>登录已被结束</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>machine, order</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Asked for by %1 at %2, waits for another %3</source>
        <translation>由 %1 于 %2 提出，还等待 %3</translation>
    </message>
    <message>
        <source>What you log in with was changed</source>
        <translation>您的登录凭据已更改</translation>
    </message>
</context>
<context>
    <name>lineside::SeatsViewModel</name>
    <message>
        <source>The other seat keeps control</source>
        <translation>另一席位保留控制权</translation>
    </message>
    <message>
        <source>Nobody is in control of %1. The first order takes it.</source>
        <translation>无人控制 %1。首个命令将取得控制权。</translation>
    </message>
    <message>
        <source>In control</source>
        <translation>控制中</translation>
    </message>
    <message>
        <source>%1 in control</source>
        <comment>name of a seat</comment>
        <translation>%1 控制中</translation>
    </message>
    <message>
        <source>This panel is in control of %1</source>
        <translation>本面板正在控制 %1</translation>
    </message>
    <message>
        <source>%1 is in control of %2</source>
        <translation>%1 正在控制 %2</translation>
    </message>
    <message numerus="yes">
        <source>This panel is in control of %n areas</source>
        <translation>
            <numerusform>本面板正在控制 %n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2 asks for control of %3</source>
        <comment>user, seat, area</comment>
        <translation>%1 在 %2 请求控制 %3</translation>
    </message>
</context>
<context>
    <name>lineside::UsersViewModel</name>
    <message>
        <source>Interface</source>
        <comment>a program&apos;s session</comment>
        <translation>接口</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n areas</source>
        <comment>a role, where it counts</comment>
        <translation>
            <numerusform>%1，限 %n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>Never logged in</source>
        <translation>从未登录</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Has expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工卡</translation>
    </message>
    <message>
        <source>No PIN yet: cannot log in</source>
        <translation>尚无 PIN：无法登录</translation>
    </message>
    <message>
        <source>PIN, badge</source>
        <translation>PIN、工卡</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password, badge</source>
        <translation>密码、工卡</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The last day is written as 2027-01-31</source>
        <translation>最后一天的格式为 2027-01-31</translation>
    </message>
    <message>
        <source>Changed, not saved</source>
        <translation>已更改，未保存</translation>
    </message>
    <message>
        <source>The last day is written as %1, or as 2027-01-31</source>
        <translation>最后一天写作 %1 或 2027-01-31</translation>
    </message>
    <message>
        <source>Never ends; or as %1</source>
        <comment>a date</comment>
        <translation>永不结束；或如 %1</translation>
    </message>
</context>
<context>
    <name>AuditFilterCard</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AuditLineCard</name>
    <message>
        <source>Line of the record</source>
        <translation>操作记录条目</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Search machine, person, word</source>
        <translation>搜索设备、人员或词语</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write the whole record, signed, into a file</source>
        <translation>将完整操作记录签名后写入文件</translation>
    </message>
    <message>
        <source>The record cannot be read</source>
        <translation>无法读取操作记录</translation>
    </message>
    <message>
        <source>Reading the record</source>
        <translation>正在读取操作记录</translation>
    </message>
    <message>
        <source>No line passes the filter</source>
        <translation>没有符合筛选条件的条目</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>尚无操作</translation>
    </message>
    <message>
        <source>Export whole record</source>
        <translation>导出全部记录</translation>
    </message>
    <message>
        <source>Write the whole record, signed, into a file; the filter counts for the list alone</source>
        <translation>将全部记录签名后写入文件；筛选只作用于列表</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>Alarm acknowledged</source>
        <translation>确认报警</translation>
    </message>
    <message>
        <source>Acknowledgement taken back</source>
        <translation>撤销确认</translation>
    </message>
    <message>
        <source>Alarm reset</source>
        <translation>复位报警</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Alarm shelved</source>
        <translation>搁置报警</translation>
    </message>
    <message>
        <source>Alarm unshelved</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Returned to service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Alarm settings changed</source>
        <translation>更改报警设置</translation>
    </message>
    <message>
        <source>Machine removed</source>
        <translation>移除设备</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Sent to the cloud again</source>
        <translation>重新发送到云端</translation>
    </message>
    <message>
        <source>Horn silenced</source>
        <translation>静音喇叭</translation>
    </message>
    <message>
        <source>Horn tested</source>
        <translation>测试喇叭</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>写入便签</translation>
    </message>
    <message>
        <source>Note struck</source>
        <translation>划除便签</translation>
    </message>
    <message>
        <source>File written</source>
        <translation>写出文件</translation>
    </message>
    <message>
        <source>Figures of alarms begun anew</source>
        <translation>报警统计重新开始</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>创建备份</translation>
    </message>
    <message>
        <source>Configuration changed</source>
        <translation>更改配置</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>调整时钟</translation>
    </message>
    <message>
        <source>Record found damaged</source>
        <translation>发现操作记录损坏</translation>
    </message>
    <message>
        <source>Cloud connection taken out</source>
        <translation>移除云连接</translation>
    </message>
    <message>
        <source>Cloud connection put back</source>
        <translation>恢复云连接</translation>
    </message>
    <message>
        <source>Cloud connection forgotten</source>
        <translation>清除云连接</translation>
    </message>
    <message>
        <source>Unknown machines forgotten</source>
        <translation>清除未知设备</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>No effect</source>
        <translation>无效果</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Line %1 is not what was written, or lines before it are missing.</source>
        <translation>第 %1 行与写入内容不符，或其前面的行缺失。</translation>
    </message>
    <message>
        <source>The signature at line %1 is wrong.</source>
        <translation>第 %1 行处的签名错误。</translation>
    </message>
    <message>
        <source>The signature at line %1 is of another key.</source>
        <translation>第 %1 行处的签名来自其他密钥。</translation>
    </message>
    <message>
        <source>The lines up to %1 are others than those that were signed.</source>
        <translation>第 %1 行之前的内容与签名时不同。</translation>
    </message>
    <message>
        <source>The end is missing: it was signed up to line %1.</source>
        <translation>结尾缺失：曾签名至第 %1 行。</translation>
    </message>
    <message>
        <source>From line %1 on nothing is signed.</source>
        <translation>从第 %1 行起没有签名。</translation>
    </message>
    <message>
        <source>The file that says how far it had come is missing. Compare with the log.</source>
        <translation>记录进度的文件缺失，请与日志比对。</translation>
    </message>
    <message>
        <source>It cannot be signed: %1</source>
        <translation>无法签名：%1</translation>
    </message>
    <message>
        <source>It cannot be written; what people do goes to the log alone: %1</source>
        <translation>无法写入，操作仅记入日志：%1</translation>
    </message>
    <message>
        <source>Order approved</source>
        <translation>指令已批准</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>指令已取消</translation>
    </message>
    <message>
        <source>Reason of a stop given</source>
        <translation>已说明停机原因</translation>
    </message>
    <message>
        <source>Help called</source>
        <translation>已呼叫帮助</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Logout</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Login ended</source>
        <translation>登录已结束</translation>
    </message>
    <message>
        <source>Login ended by somebody else</source>
        <translation>登录被他人结束</translation>
    </message>
    <message>
        <source>User made</source>
        <translation>已新建用户</translation>
    </message>
    <message>
        <source>User changed</source>
        <translation>已更改用户</translation>
    </message>
    <message>
        <source>PIN, password or badge set</source>
        <translation>已设置 PIN、密码或工卡</translation>
    </message>
    <message>
        <source>User removed</source>
        <translation>已删除用户</translation>
    </message>
    <message>
        <source>Control taken</source>
        <translation>已取得控制权</translation>
    </message>
    <message>
        <source>Control kept</source>
        <translation>已保留控制权</translation>
    </message>
    <message>
        <source>Control given away</source>
        <translation>已交出控制权</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how it came out, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nobody logged in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>%1, as %2</source>
        <comment>nobody, and a role</comment>
        <translation>%1，角色：%2</translation>
    </message>
    <message>
        <source>Read for the first time, fingerprint %1</source>
        <translation>首次读取，指纹 %1</translation>
    </message>
    <message>
        <source>Fingerprint %1, before %2</source>
        <translation>指纹 %1，之前为 %2</translation>
    </message>
    <message>
        <source>Token for a program made</source>
        <translation>已为程序创建令牌</translation>
    </message>
    <message>
        <source>Token of a program revoked</source>
        <translation>已撤销程序的令牌</translation>
    </message>
    <message>
        <source>Tried: %1</source>
        <comment>what was not done</comment>
        <translation>尝试：%1</translation>
    </message>
</context>
<context>
    <name>lineside::AuditViewModel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Commands</source>
        <comment>given to machines</comment>
        <translation>命令</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>便签</translation>
    </message>
    <message>
        <source>Files</source>
        <comment>written or sent</comment>
        <translation>文件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>No effect</source>
        <translation>无效果</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>详细内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Chained by</source>
        <translation>链值</translation>
    </message>
    <message>
        <source>Being read through</source>
        <translation>正在核查</translation>
    </message>
    <message>
        <source>The record is not in order</source>
        <translation>操作记录异常</translation>
    </message>
    <message>
        <source>Unbroken</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Unbroken since %1</source>
        <comment>a time</comment>
        <translation>自 %1 起完整</translation>
    </message>
    <message>
        <source>Signed up to line %1 at %2</source>
        <translation>已于 %2 签名至第 %1 行</translation>
    </message>
    <message>
        <source>%1 of %2 lines are used</source>
        <translation>已使用 %2 行中的 %1 行</translation>
    </message>
    <message>
        <source>Writing the record</source>
        <translation>正在写出操作记录</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>of an area, by a seat</comment>
        <translation>控制</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>an order</comment>
        <translation>已过期</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>The whole record is written, whatever the filter shows: %1, in the folder of exchange %2</source>
        <translation>已写出全部记录（与筛选无关）：%1，位于交换文件夹 %2</translation>
    </message>
</context>
<context>
    <name>StopButton</name>
    <message>
        <source>Two persons</source>
        <translation>两人</translation>
    </message>
</context>
<context>
    <name>lineside::AlarmVerbs</name>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>Only after a login.</source>
        <translation>须先登录。</translation>
    </message>
</context>
<context>
    <name>StopTrouble</name>
    <message>
        <source>Stop at the machine itself. Touch here when seen.</source>
        <translation>请在机器上直接停机。看到后请触摸此处。</translation>
    </message>
</context>
<context>
    <name>FirstStartBanner</name>
    <message>
        <source>Nobody can log in yet, and everything stays open. Touch to make the administrator.</source>
        <translation>目前还没有人能登录，一切保持开放。轻触以创建管理员。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>The button in the header asks on</source>
        <translation>页眉中的按钮会继续提示</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, value before, value after</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>of the alarm settings</comment>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Note %1</source>
        <comment>a number</comment>
        <translation>备注 %1</translation>
    </message>
    <message>
        <source>Login %1</source>
        <comment>a number</comment>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <comment>a number</comment>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>Horn</source>
        <translation>喇叭</translation>
    </message>
    <message>
        <source>Figures of alarms</source>
        <translation>报警统计</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an order, why it ended so</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, approved by %2</source>
        <comment>an order, who</comment>
        <translation>%1，由 %2 批准</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no seat</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>In control: %1 → %2</source>
        <comment>seats</comment>
        <translation>控制：%1 → %2</translation>
    </message>
    <message>
        <source>Asked for, in control: %1</source>
        <comment>a seat</comment>
        <translation>已请求，当前控制：%1</translation>
    </message>
    <message>
        <source>Kept by %1</source>
        <comment>a seat</comment>
        <translation>由 %1 保留</translation>
    </message>
    <message>
        <source>In control: %1</source>
        <comment>a seat</comment>
        <translation>控制：%1</translation>
    </message>
    <message>
        <source>Role: %1, groups: %2, areas: %3</source>
        <translation>角色：%1，组：%2，区域：%3</translation>
    </message>
    <message>
        <source>switched off</source>
        <comment>a user</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>switched on</source>
        <comment>a user</comment>
        <translation>已启用</translation>
    </message>
    <message>
        <source>never</source>
        <comment>it ends</comment>
        <translation>永不</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>User</source>
        <comment>is on or off</comment>
        <translation>用户</translation>
    </message>
    <message>
        <source>Ends</source>
        <comment>the right to log in</comment>
        <translation>截止</translation>
    </message>
    <message>
        <source>, note %1</source>
        <translation>，备注 %1</translation>
    </message>
    <message>
        <source>, changes: %1</source>
        <translation>，更改：%1</translation>
    </message>
    <message>
        <source>, alarms ended: %1</source>
        <translation>，已结束报警：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more tries while there was a wait</source>
        <translation>
            <numerusform>等待期间又尝试了 %n 次</numerusform>
        </translation>
    </message>
</context>
</TS>
